import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Picture } from "@/domain/publishing/picture";
import { pictureSvg } from "@/domain/publishing/picture-svg";
import { stateColors } from "@/domain/publishing/embeds";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { serviceStatuses } from "@/domain/shared/words";
import { drawPicture } from "./draw-picture";
import { pictureVersion } from "./picture-version";

const picture: Picture = {
  siteName: "Campus status",
  tone: "partial_outage",
  state: "Partial outage · Identified",
  code: "MAIL-7",
  title: "Mail is slow",
  lines: ["Since Wed 20 Dec 2006, 8:00 am EST"],
};

test.each([...serviceStatuses, "unknown" as const])("%s is a PNG of 1200 × 630, in its colour", async (tone) => {
  const png = await draw({ ...picture, tone });

  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(firstPixel(png)).toBe(stateColors[tone]);
});

test("another word is another picture, and under another address; another time alone is not", async () => {
  const other = { ...picture, title: "Mail is slow again" };

  expect(await draw(other)).not.toEqual(await draw(picture));
  expect(pictureVersion(other)).not.toBe(pictureVersion(picture));
  expect(pictureVersion(picture)).toMatch(/^[0-9a-f]{8}$/);
  expect(await drawPicture(pictureSvg(picture, "noon"))).not.toEqual(await draw(picture));
});

test("letters come from a font of ours: without one, nothing would be drawn", async () => {
  expect(await draw({ ...picture, title: "M" })).not.toEqual(await draw({ ...picture, title: "W" }));
});

test.each([
  ...hostileTexts,
  ["writing that the font does not have", "メールが遅い 🎉🧑‍🚀 पत्र ᚠᛇᚻ"] as const,
  ["writing from right to left", "البريد بطيء جدًا"] as const,
])("%s is drawn somehow", async (_name, title) => {
  expect((await draw({ ...picture, title, siteName: title })).readUInt32BE(16)).toBe(1200);
});

function draw(each: Picture): Promise<Buffer> {
  return drawPicture(pictureSvg(each, "Wed 20 Dec 2006, 9:41 am EST"));
}

/** Red, green and blue of the pixel in the upper left corner: none of a PNG's filters changes that one. */
function firstPixel(png: Buffer): string {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") {
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }

  return `#${inflateSync(Buffer.concat(data)).toString("hex", 1, 4)}`;
}
