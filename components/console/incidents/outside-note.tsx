import { Note } from "@/components/ui/note";
import type { Actor } from "@/domain/accounts/actor";
import { hasServiceRight, limitOf, limitWords } from "@/domain/accounts/service-rights";

/** Why an editor can only read an incident here. @param codes the services that it names */
export function OutsideNote({ actor, code, codes }: { actor: Actor; code: string; codes: readonly string[] }) {
  const limit = limitOf(actor);
  if (limit === null || hasServiceRight(actor, "update.post", codes)) {
    return null;
  }

  return (
    <Note tone="work" role="status">
      You post for {limitWords(limit)} only. {code} names none of your services.
    </Note>
  );
}
