/** How good or bad something is, as a colour and a shape. What it means is always said in words beside it. */
export type Tone = "ok" | "slow" | "part" | "down" | "work" | "plain";

/** Ink on its own ground. */
export const toneOnGround: Record<Tone, string> = {
  ok: "text-ok bg-ok-bg",
  slow: "text-slow bg-slow-bg",
  part: "text-part bg-part-bg",
  down: "text-down bg-down-bg",
  work: "text-work bg-work-bg",
  plain: "text-soft bg-well",
};

export const toneInk: Record<Tone, string> = {
  ok: "text-ok",
  slow: "text-slow",
  part: "text-part",
  down: "text-down",
  work: "text-work",
  plain: "text-soft",
};

export const toneStroke: Record<Tone, string> = {
  ok: "stroke-ok",
  slow: "stroke-slow",
  part: "stroke-part",
  down: "stroke-down",
  work: "stroke-work",
  plain: "stroke-soft",
};

/** The ground of a box whose text stays ink, with an edge in the colour. */
export const noteGround: Record<Tone, string> = {
  ok: "bg-ok-bg border-ok",
  slow: "bg-slow-bg border-slow",
  part: "bg-part-bg border-part",
  down: "bg-down-bg border-down",
  work: "bg-work-bg border-work",
  plain: "bg-well border-soft",
};
