import { Key } from "@/components/ui/key";

/** The key that does the same as the button it is in; the button says so to a screen reader by itself. */
export function KeyHint({ children }: { children: string }) {
  return (
    <Key aria-hidden className="max-sm:hidden">
      {children}
    </Key>
  );
}
