import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrCode } from "./qr-code";

const pixels = 4;

/** What a camera sees of it. */
function photograph({ size, path }: ReturnType<typeof qrCode>) {
  const dark = new Set(Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => `${x} ${y}`));
  const width = size * pixels;
  const image = new Uint8ClampedArray(width * width * 4);
  for (let at = 0; at < width * width; at += 1) {
    const x = Math.floor((at % width) / pixels);
    const y = Math.floor(at / width / pixels);
    image.set(dark.has(`${x} ${y}`) ? [0, 0, 0, 255] : [255, 255, 255, 255], at * 4);
  }

  return { image, width };
}

test.each(["https://status.example.edu/mail-7", `https://status.example.edu/${"long-".repeat(20)}`])(
  "a camera reads %s",
  (text) => {
    const { image, width } = photograph(qrCode(text));

    expect(jsQR(image, width, width)?.data).toBe(text);
  },
);
