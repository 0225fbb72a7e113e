import { type AlertPointers, alertPointersInput } from "@/domain/monitoring/alert-shapes/pointers";

/** Pointers as they are stored; null: there are none. */
export function pointersOf(stored: unknown): AlertPointers | null {
  return stored === null ? null : alertPointersInput.parse(stored);
}
