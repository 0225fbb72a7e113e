import path from "node:path";
import { renderAsync } from "@resvg/resvg-js";

/**
 * Draws an SVG on a thread of its own. Its fonts are ours: nothing is asked of the machine or the network, and what they
 * have no glyph for becomes a box. @returns a PNG
 */
export async function drawPicture(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "DejaVu Sans" },
  });

  return image.asPng();
}

// From where the process was started, as for all files of the build: the bundler would take a resolved name for its own.
const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) =>
  path.join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf", name),
);
