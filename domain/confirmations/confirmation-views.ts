import type { RoundedCount } from "@/domain/shared/words";

/** How many have said that they have an incident too, and after its end that it is still broken for them. */
export type ConfirmedView = { affected: RoundedCount; stillBroken: RoundedCount };

/** One step of the curve of those who have an incident too: how many in it, and how many usually at that hour. */
export type CurvePoint = { at: Date; count: number; usual: number };

/** What those who have an incident too have said of it, for staff alone: the most frequent first, notes newest first. */
export type ConfirmationDetails = {
  programs: readonly { text: string; count: number }[];
  places: readonly { text: string; count: number }[];
  notes: readonly { id: string; at: Date; note: string; program: string | null; place: string | null }[];
};

/** An incident that was said to be over, and of which more people than usual say that it is not. */
export type StillBrokenView = {
  code: string;
  title: string;
  /** Who posted its latest update; null: Allclear itself. */
  author: { id: string; name: string } | null;
  postedAt: Date;
  /** How many since then, and how many people usually say anything in as much time. */
  count: number;
  usual: number;
};

/** Where taps came from, for staff alone: the ranges of addresses with the most, and what is left out of the count. */
export type TapPlaces = {
  ranges: readonly {
    /** 192.0.2.0/24 */
    range: string;
    networks: number;
    taps: number;
    /** As how many they count. */
    counted: number;
    firstAt: Date;
    lastAt: Date;
  }[];
  discounts: readonly DiscountView[];
};

export type DiscountView = {
  id: string;
  /** Null: all. */
  range: string | null;
  fromAt: Date | null;
  untilAt: Date | null;
  note: string;
  createdByName: string | null;
};
