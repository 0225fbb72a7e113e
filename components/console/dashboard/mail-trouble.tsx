import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";

/** That reports or answers by email do not come through, and why. Nothing where they do. */
export function MailTrouble({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) {
    return null;
  }

  return (
    <Section title="Mail does not come through">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Note tone="slow">{sentence}</Note>
          </li>
        ))}
      </ul>
    </Section>
  );
}
