import { ProgramField } from "@/components/comments/report-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import { describeCount } from "@/domain/confirmations/confirmations";
import { codePath } from "@/domain/shared/codes";
import { limits } from "@/domain/shared/input";
import type { ConfirmationKind } from "@/domain/shared/words";
import { ConfirmForm } from "./confirm-form";

type ConfirmationReceiptProps = {
  code: string;
  /** What people are asked about it now; null: nothing any more. */
  openKind: ConfirmationKind | null;
  /** What this person has said; null: nothing that is known of them. */
  own: { program: string; place: string } | null;
  /** They have just been counted, and their browser keeps no cookie. */
  isUnknown: boolean;
  confirmed: ConfirmedView;
  /** Work that their browser is asked for before the tap counts. */
  challenge?: string | undefined;
  errors?: Readonly<Record<string, string>>;
};

/** For whoever has just tapped: that it counts, what else they can say, and how to undo it. */
export function ConfirmationReceipt({
  code,
  openKind,
  own,
  isUnknown,
  confirmed,
  challenge,
  errors = {},
}: ConfirmationReceiptProps) {
  return (
    <>
      <Together openKind={openKind} confirmed={confirmed} isOne={own !== null || isUnknown} />
      {openKind && own && <DetailsForm code={code} openKind={openKind} own={own} errors={errors} />}
      {openKind && own && <UndoForm code={code} />}
      {openKind && !own && !isUnknown && (
        <div className="my-4">
          {challenge !== undefined && <ProofWords />}
          <ConfirmForm code={code} kind={openKind} challenge={challenge} />
        </div>
      )}
      {isUnknown && (
        <p className="mt-3 max-w-measure">
          Your browser does not keep our cookie, so this cannot be changed or undone, and you would be counted again if
          you pressed the button again.
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-2.5">
        <ButtonLink href={codePath(code)}>Back to {code}</ButtonLink>
        <ButtonLink href={`${codePath(code)}#describe`}>Describe what you see</ButtonLink>
      </p>
    </>
  );
}

function ProofWords() {
  return (
    <p role="alert" data-proof-note className="mb-3 max-w-measure">
      Many taps come from your network just now, and programs may be among them: your browser is asked for a second of
      work first. If scripts do not run in it, describe what you see instead.
    </p>
  );
}

/** Does not say that they are some of a few: it might be them alone. */
function Together({
  openKind,
  confirmed,
  isOne,
}: Pick<ConfirmationReceiptProps, "openKind" | "confirmed"> & { isOne: boolean }) {
  const count = openKind === "still_broken" ? confirmed.stillBroken : confirmed.affected;
  const people = count === "few" && isOne ? null : describeCount(count);
  const what =
    openKind === "still_broken" ? "say that it is still broken for them" : openKind ? "have this too" : "had this";

  return (
    <p className="mt-3 max-w-measure">
      {people && `${people} ${what}. `}
      {isOne && thanks[openKind ?? "affected"]}
    </p>
  );
}

const thanks: Record<ConfirmationKind, string> = {
  affected: "Staff follow this number: it shows them how many people are affected.",
  still_broken: "When several people say so, those who resolved it are asked to look again.",
};

function DetailsForm({
  code,
  openKind,
  own,
  errors,
}: Required<Pick<ConfirmationReceiptProps, "code" | "errors">> & {
  openKind: ConfirmationKind;
  own: { program: string; place: string };
}) {
  return (
    <form method="post" action="/api/confirmations" noValidate className="max-w-measure" aria-labelledby="more">
      <h2 id="more" className="mt-6 text-lg">
        Which program, and where?
      </h2>
      <p className="text-soft">If you want to say. Only staff see it.</p>
      <input type="hidden" name="incident" value={code} />
      <input type="hidden" name="kind" value={openKind} />
      <ProgramField value={own.program} error={errors["program"]} hasHint />
      <TextField
        name="place"
        label="Where you are (optional)"
        hint="Such as a building, or at home."
        value={own.place}
        error={errors["place"]}
        maxLength={limits.name}
        autoComplete="off"
      />
      <p className="mt-3">
        <Button type="submit">Save</Button>
      </p>
    </form>
  );
}

function UndoForm({ code }: { code: string }) {
  return (
    <form method="post" action="/api/confirmations/undo" className="mt-6">
      <input type="hidden" name="incident" value={code} />
      <Button type="submit" look="secondary">
        Undo
      </Button>
    </form>
  );
}
