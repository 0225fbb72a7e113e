import { ActionButton } from "@/components/console/action-button";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { describeCount, type KnownErrorCount } from "@/domain/known-errors/known-errors";
import { formatDayWithYear, formatTime } from "@/domain/shared/time";

type CountsProps = {
  slug: string;
  counts: readonly (KnownErrorCount & { id: string })[];
  timeZone: string;
  add: FormAction;
  remove: FormAction;
};

/** How many accounts it affects: the whole history, newest first, and the next number. */
export function Counts({ slug, counts, timeZone, add, remove }: CountsProps) {
  const affected = counts[0]?.affected;

  return (
    <Section title="How many accounts">
      {counts.length > 0 && (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {counts.map((count) => (
            <li key={count.id} className="flex flex-wrap items-center gap-x-3 py-2">
              <span className="text-sm text-soft">{whenOf(count, timeZone)}</span>
              <span className="grow tabular-nums">{describeCount(count)}</span>
              <ActionButton
                action={remove}
                fields={{ id: count.id }}
                label={`Remove: ${describeCount(count)}, ${whenOf(count, timeZone)}`}
              >
                Remove
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      <ConsoleForm key={counts.length} action={add} submitLabel="Add these numbers" hidden={{ slug }}>
        <TextField
          name="affected"
          label="Accounts affected"
          hint="In all, fixed or not, as far as you know"
          inputMode="numeric"
          initial={affected === undefined ? "" : String(affected)}
        />
        <TextField name="fixed" label="Of these fixed" hint="Empty: not said" inputMode="numeric" />
        <TextField name="at" label="As of" hint={`Empty: now. In ${timeZone}`} type="datetime-local" />
      </ConsoleForm>
    </Section>
  );
}

function whenOf({ at }: KnownErrorCount, timeZone: string): string {
  return `${formatDayWithYear(at, timeZone)}, ${formatTime(at, timeZone)}`;
}
