import { Button } from "@/components/ui/button";
import { Key } from "@/components/ui/key";
import { moderationKeys } from "./moderation-keys";

type KeyHelpProps = { areKeysOn: boolean; onSwitch: () => void };

/** What every key does, and a way to switch them off: who speaks to the machine may set them off unawares. */
export function KeyHelp({ areKeysOn, onSwitch }: KeyHelpProps) {
  return (
    <section aria-label="Keys" className="mt-3 rounded-box border border-line bg-card px-4 py-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr_auto_1fr]">
        {moderationKeys.map(({ key, says }) => (
          <div key={key} className="contents">
            <dt>
              <Key>{key}</Key>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-soft">
        Keys rest while you type. Ctrl and Enter send a form, Escape leaves it; what you typed is kept.
      </p>
      <Button className="mt-2" onClick={onSwitch}>
        {areKeysOn ? "Switch the keys off" : "Switch the keys on"}
      </Button>
    </section>
  );
}
