import { normaliseErrorCodes } from "@/domain/known-errors/error-codes";
import type { Segment } from "./search";
import { foldWords } from "./search-text";

/** What counts as a match. All folded. */
export type Sought = {
  /** Words, and what begins with them. */
  words: readonly string[];
  /** Stems, as the database makes them. */
  stems: readonly string[];
  errorCodes: readonly string[];
  /** Whose words match only in their order. */
  phrases: readonly string[];
};

/** The text in pieces, so that what was sought can be shown. Together they are the text. */
export function highlight(text: string, sought: Sought): Segment[] {
  const pieces = piecesOf(text);
  const inPhrases = wordsInPhrases(pieces, sought.phrases);
  const segments: Segment[] = [];
  let end = 0;
  pieces.forEach(({ piece, index }, position) => {
    if (inPhrases.has(position) || isSought(piece, sought)) {
      pushSegment(segments, text.slice(end, index), false);
      pushSegment(segments, piece, true);
      end = index + piece.length;
    }
  });
  pushSegment(segments, text.slice(end), false);

  return segments;
}

/** What is around the first match, whole words of about `length` characters; with an ellipsis where it is cut. */
export function excerpt(text: string, sought: Sought, length = 220): Segment[] {
  const segments = highlight(text, sought);
  const first = segments.findIndex(({ isMatch }) => isMatch);
  const before = segments.slice(0, Math.max(0, first)).reduce((sum, segment) => sum + segment.text.length, 0);
  const from = before < length / 2 ? 0 : nextSpace(text, before - Math.floor(length / 3));
  const to = text.length - from <= length ? text.length : lastSpace(text, from + length);
  const cut = highlight(text.slice(from, to), sought);

  return [
    ...(from > 0 ? [{ text: "… ", isMatch: false }] : []),
    ...cut,
    ...(to < text.length ? [{ text: " …", isMatch: false }] : []),
  ];
}

type Piece = { piece: string; index: number };

/** Chunks that are codes, and words. */
function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\d\.\d{1,3}\.\d{1,3}(?![\d.])|[^\s\p{P}\p{S}]+/gu)].map(({ 0: piece, index }) => ({
    piece,
    index,
  }));
}

function isSought(piece: string, { words, stems, errorCodes }: Sought): boolean {
  if (errorCodes.length > 0 && normaliseErrorCodes(piece).some((code) => errorCodes.includes(code))) {
    return true;
  }
  const folded = foldWords(piece);

  return (
    words.some((word) => (/^\d+$|^.$/u.test(word) ? folded === word : folded.startsWith(word))) ||
    stems.some((stem) => stem.length > 2 && folded.startsWith(stem) && folded.length - stem.length <= longestEnding)
  );
}

const longestEnding = 4;

/** The positions of the pieces that together make one of the phrases. */
function wordsInPhrases(pieces: readonly Piece[], phrases: readonly string[]): ReadonlySet<number> {
  const folded = pieces.map(({ piece }) => foldWords(piece));
  const found = new Set<number>();
  for (const phrase of phrases.map((each) => each.split(" "))) {
    for (let start = 0; start + phrase.length <= folded.length; start += 1) {
      if (phrase.every((word, offset) => folded[start + offset] === word)) {
        phrase.forEach((_, offset) => found.add(start + offset));
      }
    }
  }

  return found;
}

function pushSegment(segments: Segment[], text: string, isMatch: boolean): void {
  if (text !== "") {
    segments.push({ text, isMatch });
  }
}

function nextSpace(text: string, from: number): number {
  const space = text.indexOf(" ", from);

  return space === -1 ? from : space + 1;
}

function lastSpace(text: string, to: number): number {
  const space = text.lastIndexOf(" ", to);

  return space <= 0 ? to : space;
}
