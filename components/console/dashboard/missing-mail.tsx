import { Section } from "@/components/ui/section";

/** What mail does not do here, because a setting is missing. Nothing where all are set. */
export function MissingMail({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) {
    return null;
  }

  return (
    <Section title="Mail is not set up">
      {sentences.map((sentence) => (
        <p key={sentence} className="mt-2">
          {sentence}
        </p>
      ))}
    </Section>
  );
}
