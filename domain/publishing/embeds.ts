import { codePath, servicePath } from "@/domain/shared/codes";
import type { BannerView } from "./views";
import { serviceStatusLabels } from "@/domain/shared/words";

/** What other pages and programs show of this site: all of it, or one service. */
export type EmbedScope =
  | { kind: "site" }
  /** MAIL */
  | { kind: "service"; code: string };

/** The current status, in one word for scripts: `ok`, `maintenance`, `degraded`, `outage`, or that nobody knows. */
export type StateWord = "ok" | "maintenance" | "degraded" | "outage" | "unknown";

export const stateWords: Record<BannerView["tone"], StateWord> = {
  operational: "ok",
  under_maintenance: "maintenance",
  degraded_performance: "degraded",
  partial_outage: "outage",
  major_outage: "outage",
  unknown: "unknown",
};

/** As people read it. */
export const stateLabels: Record<BannerView["tone"], string> = { ...serviceStatusLabels, unknown: "Unknown" };

/** Grounds for white letters, and inks on white: each pair passes 4.5:1. The light ones of `components/ui/tokens.css`. */
export const stateColors: Record<BannerView["tone"], string> = {
  operational: "#1a6b3c",
  under_maintenance: "#2f4a8a",
  degraded_performance: "#7a5200",
  partial_outage: "#9a3d00",
  major_outage: "#a3182b",
  unknown: "#5a5d65",
};

/** The page that shows what to paste. */
export const embeddingPath = "/embed-it";

/** What says what is measured, and so is written again each minute; of what people write there are events. */
export const schedulePaths: readonly string[] = ["/badge.svg", "/status.txt", "/embed", "/picture.png"];

/** `/badge.svg`, `/services/mail/badge.svg` */
export function badgePath(scope: EmbedScope): string {
  return `${scopePath(scope)}/badge.svg`;
}

/** `/embed`, `/services/mail/embed` */
export function stripPath(scope: EmbedScope): string {
  return `${scopePath(scope)}/embed`;
}

function scopePath(scope: EmbedScope): string {
  return scope.kind === "site" ? "" : servicePath(scope.code);
}

/** The picture that link previews show: `/picture.png` of the front page, `/incidents/mail-7/picture.png` of MAIL-7. */
export function picturePath(code: string | null): string {
  return `${code === null ? "" : codePath(code)}/picture.png`;
}

/**
 * A picture under an address of its own for what it shows, so that a chat program, which keeps pictures by their address,
 * asks again: `/incidents/mail-7/picture-1a2b3c4d.png`.
 * @param version eight hexadecimal digits
 */
export function versionedPicturePath(code: string | null, version: string): string {
  return picturePath(code).replace(/\.png$/, `-${version}.png`);
}

/** The document behind a path: of a picture the one there is, whichever version of it is asked for. */
export function documentOfPath(path: string): string {
  return path.replace(/\/picture-[0-9a-f]{8}\.png$/, "/picture.png");
}
