import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { documentOfPath, versionedPicturePath } from "./embeds";

test("whichever version of a picture is asked for, it is the one there is", () => {
  expect(documentOfPath(versionedPicturePath("MAIL-7", "1a2b3c4d"))).toBe("/incidents/mail-7/picture.png");
  expect(documentOfPath(versionedPicturePath(null, "00000000"))).toBe("/picture.png");
});

test.each(["/", "/picture.png", "/picture-1.png", "/incidents/mail-7/picture-1A2B3C4D.png", "/picture-1a2b3c4d.svg"])(
  "%s is itself",
  (path) => {
    expect(documentOfPath(path)).toBe(path);
  },
);

test("what others put on each of their pages is 3 kB at most", () => {
  expect(readFileSync("public/widget.js").length).toBeLessThanOrEqual(3_000);
});
