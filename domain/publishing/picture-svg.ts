import { stateColors } from "./embeds";
import type { Picture } from "./picture";
import { plainLine, shorten, xmlLine } from "@/domain/shared/plain-line";

/** What chat programs and social sites show best. */
export const pictureWidth = 1200;
export const pictureHeight = 630;

const left = 72;
const room = pictureWidth - 2 * left;
const titleSizes = [68, 58, 50];
const maxLines = 3;
const [ink, soft, paper] = ["#1d1f23", "#5a5d65", "#fbfaf7"];

/** @param asOf as of when it is true, in words */
export function pictureSvg(picture: Picture, asOf: string): string {
  const color = stateColors[picture.tone];
  const { size, lines } = fitTitle(plainLine(picture.title));
  const name = shorten(plainLine(picture.siteName), 44);
  const parts = [
    `<rect width="${pictureWidth}" height="${pictureHeight}" fill="${paper}"/>`,
    `<rect width="${pictureWidth}" height="24" fill="${color}"/>`,
    textAt({ y: 104, size: 34, color: soft }, name),
    ...(picture.code ? [textAt({ y: 104, size: 34, color: ink, isBold: true, isAtEnd: true }, picture.code)] : []),
    textAt({ y: 184, size: 42, color, isBold: true }, picture.state),
    ...lines.map((line, index) =>
      textAt({ y: 276 + index * Math.round(size * 1.22), size, color: ink, isBold: true }, line),
    ),
    ...picture.lines.map((line, index) => textAt({ y: 506 + index * 46, size: 32, color: ink }, shorten(line, 64))),
    textAt({ y: 602, size: 24, color: soft }, `As of ${asOf}`),
  ];

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">${parts.join("")}</svg>`;
}

type Style = { y: number; size: number; color: string; isBold?: boolean; isAtEnd?: boolean };

function textAt({ y, size, color, isBold = false, isAtEnd = false }: Style, text: string): string {
  const place = isAtEnd ? `x="${pictureWidth - left}" text-anchor="end"` : `x="${left}"`;
  const weight = isBold ? ` font-weight="700"` : "";

  return `<text ${place} y="${y}" font-family="DejaVu Sans" font-size="${size}"${weight} fill="${color}">${xmlLine(text)}</text>`;
}

/** As large as it fits into three lines; what does not fit even small ends in an ellipsis. */
function fitTitle(title: string): { size: number; lines: string[] } {
  for (const size of titleSizes) {
    const lines = wrap(title, size);
    if (lines.length <= maxLines) {
      return { size, lines };
    }
  }
  const size = Math.min(...titleSizes);
  const lines = wrap(title, size).slice(0, maxLines);

  return { size, lines: lines.map((line, index) => (index === maxLines - 1 ? `${line.replace(/.$/u, "")}…` : line)) };
}

function wrap(text: string, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => cut(each, size))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size) > room && line !== "") {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }

  return [...lines, line];
}

/** A word that is wider than the picture, in pieces. */
function cut(word: string, size: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (widthOf(piece + character, size) > room) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }

  return [...pieces, piece];
}

function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + advanceOf(character), 0) * size;
}

/** Of DejaVu Sans Bold, in parts of its size, rather more than less. */
function advanceOf(character: string): number {
  if (/[ ijlI.,:;'|!]/.test(character)) {
    return 0.4;
  }
  if (/[rtf()[\]-]/.test(character)) {
    return 0.5;
  }
  if (/[mwMW@%—…]/.test(character)) {
    return 1.11;
  }

  return /[\p{Lu}\p{So}&]/u.test(character) ? 0.85 : 0.72;
}
