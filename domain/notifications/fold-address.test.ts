import { expect, test } from "vitest";
import { foldAddress } from "./fold-address";

test.each([
  ["sam@example.edu", "sam@example.edu"],
  ["sam+status@example.edu", "sam@example.edu"],
  ["sam+a+b@example.edu", "sam@example.edu"],
  ["sam+@example.edu", "sam@example.edu"],
  ["s.am@example.edu", "s.am@example.edu"],
  ["s.a.m+x@gmail.com", "sam@gmail.com"],
  ["s.am@googlemail.com", "sam@gmail.com"],
  ["s.am@notgmail.com", "s.am@notgmail.com"],
  ["s.am@gmail.com.example.org", "s.am@gmail.com.example.org"],
  ["+all@example.edu", "+all@example.edu"],
])("%s ends in the mailbox of %s", (email, folded) => {
  expect(foldAddress(email)).toBe(folded);
});
