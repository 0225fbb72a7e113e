import { expect, test } from "vitest";
import { parseCertificateTarget } from "./certificate-target";

test.each([
  ["mail.example.edu", "mail.example.edu", "", "tls"],
  ["mail.example.edu:993", "mail.example.edu", "993", "tls"],
  [" https://Mail.Example.edu ", "mail.example.edu", "", "tls"],
  ["smtp://mail.example.edu", "mail.example.edu", "587", "smtp"],
  ["SMTP://mail.example.edu:25", "mail.example.edu", "25", "smtp"],
  ["imap://mail.example.edu", "mail.example.edu", "143", "imap"],
  ["[2001:db8::1]:993", "[2001:db8::1]", "993", "tls"],
])("%s", (query, hostname, port, startsWith) => {
  expect(parseCertificateTarget(query)).toMatchObject({ url: { hostname, port }, startsWith });
});

test.each([
  "",
  "ldap://mail.example.edu",
  "mail.example.edu/inbox",
  "a:b@mail.example.edu",
  "mail:0",
  "mail:70000",
  "a b",
])("“%s” is no host", (query) => {
  expect(parseCertificateTarget(query)).toBeNull();
});
