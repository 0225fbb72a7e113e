import { stateColors, stateLabels } from "./embeds";
import { plainLine, shorten, xmlLine } from "@/domain/shared/plain-line";
import type { BannerView } from "./views";

const longestLabel = 40;
const padding = 7;
const labelColor = "#3a3d44";

type BadgeContent = {
  label: string;
  tone: BannerView["tone"];
  /** Where it is none of the known states: in words. */
  state?: string;
};

/** A badge as code hosts and wikis know them: what it is about, and how that is, in words on a colour. SVG. */
export function badgeSvg({ label, tone, state = stateLabels[tone] }: BadgeContent): string {
  const [left, right] = [shorten(plainLine(label), longestLabel) || "Status", state];
  const [leftWidth, rightWidth] = [textWidth(left) + 2 * padding, textWidth(right) + 2 * padding];
  const width = leftWidth + rightWidth;
  const title = xmlLine(`${left}: ${right}`);

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${title}">
<title>${title}</title>
<clipPath id="round"><rect width="${width}" height="20" rx="4"/></clipPath>
<g clip-path="url(#round)">
<rect width="${leftWidth}" height="20" fill="${labelColor}"/>
<rect x="${leftWidth}" width="${rightWidth}" height="20" fill="${stateColors[tone]}"/>
</g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" aria-hidden="true">
${textAt(padding, left)}
${textAt(leftWidth + padding, right)}
</g>
</svg>
`;
}

/** Drawn as wide as it was reckoned, whatever font there is. */
function textAt(x: number, text: string): string {
  return `<text x="${x}" y="14" textLength="${textWidth(text)}" lengthAdjust="spacingAndGlyphs">${xmlLine(text)}</text>`;
}

function textWidth(text: string): number {
  return Math.ceil(Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0));
}

/** Of Verdana at 11 px, about. */
function characterWidth(character: string): number {
  if (/[ijl.,:;'|!()[\]\sft]/.test(character)) {
    return 4.4;
  }
  if (/[mwMW@%]/.test(character)) {
    return 10.5;
  }
  // Han, Hangul, Kana, emoji.
  if (/[\u{1100}-\u{11ff}\u{2e80}-\u{d7ff}\u{f900}-\u{faff}\u{ff00}-\u{ffef}\u{1f000}-\u{3ffff}]/u.test(character)) {
    return 11.5;
  }

  return /[A-Z0-9]/.test(character) ? 7.6 : 6.8;
}
