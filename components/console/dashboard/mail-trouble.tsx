import { Section } from "@/components/console/section";

/** That reports or answers by mail do not come through, and why. Nothing where they do. */
export function MailTrouble({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) {
    return null;
  }

  return (
    <Section title="Mail does not come through">
      <ul className="mt-2 space-y-2">
        {sentences.map((sentence) => (
          <li key={sentence} className="rounded-card border border-slow bg-slow-bg px-4 py-3">
            {sentence}
          </li>
        ))}
      </ul>
    </Section>
  );
}
