import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { limits } from "@/domain/shared/input";

/** Finds an address by a part of it; what was found is below. */
export function FindSubscriber({ typed, children }: { typed: string; children: ReactNode }) {
  return (
    <Section title="Find an address">
      <form
        method="get"
        action="/staff/subscribers"
        role="search"
        aria-label="Find an address"
        className="mt-2 max-w-xl"
      >
        <label htmlFor="subscriber-address" className="mb-1 block font-semibold">
          Address, or a part of it
        </label>
        <div className="flex flex-wrap gap-2.5">
          <input
            id="subscriber-address"
            type="search"
            name="address"
            defaultValue={typed}
            maxLength={limits.email}
            autoComplete="off"
            spellCheck={false}
            className="min-h-11 min-w-0 flex-1 basis-60 rounded-box border border-edge bg-card px-3 py-2.5 text-ink"
          />
          <Button type="submit" look="secondary">
            Find
          </Button>
        </div>
      </form>
      {children}
    </Section>
  );
}
