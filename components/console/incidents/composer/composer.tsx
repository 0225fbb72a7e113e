"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useIsInteractive } from "@/components/console/use-is-interactive";
import { newKey } from "@/components/console/new-key";
import { Note } from "@/components/ui/note";
import type { ChannelAudience } from "@/domain/notifications/channels";
import { limits } from "@/domain/shared/input";
import { incidentStatusLabels, type IncidentStatus, statusesOfKind, type IncidentKind } from "@/domain/shared/words";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { ComposerHelp } from "./composer-help";
import type { ServerDraft } from "./draft-keeper";
import { draftName } from "./draft-store";
import { KindChoice } from "./kind-choice";
import { ChannelDownNote } from "./channel-down-note";
import { MoreChoices } from "./more-choices";
import type { PostAction } from "./post-answer";
import { PostNote } from "./post-note";
import { Preview, type PreviewAction } from "./preview";
import { PromiseChoice } from "./promise-choice";
import { ReadingsChoice, type ComposerReading } from "./readings-choice";
import { SavedNote } from "./saved-note";
import { type ComposerService, ServiceChoice } from "./service-choice";
import { NotifyChoice } from "./notify-choice";
import { TextArea } from "@/components/ui/field";
import { useDraft } from "./use-draft";
import { usePosting } from "./use-posting";
import { isPastEntry, notifies, withStatus } from "@/domain/incidents/entry-choices";
import { isEnded } from "@/domain/incidents/statuses";
import { PastTimes } from "./past-times";
import type { ComposerValues } from "./values";
import { valuesAfterOthers } from "./values-after-others";

export type ComposerProps = {
  userId: string;
  /** The incident to add to; null: a new entry. */
  incident: { code: string; hasWorkaround: boolean } | null;
  initial: ComposerValues;
  draft: ServerDraft | null;
  /** The draft of a new entry that the address names; null: it gets an id of its own. */
  draftId: string | null;
  services: readonly ComposerService[];
  readings: readonly ComposerReading[];
  /** Whom each channel can notify. */
  audiences: readonly ChannelAudience[];
  timeZone: string;
  post: PostAction;
  preview: PreviewAction;
};

/** The form that must work at 3 a.m. from a phone: what is typed is never lost, and never posted twice. */
export function Composer({
  userId,
  incident,
  initial,
  draft,
  draftId,
  services,
  readings,
  audiences,
  timeZone,
  ...actions
}: ComposerProps) {
  const formId = useId();
  const isInteractive = useIsInteractive();
  const bodyField = useRef<HTMLTextAreaElement>(null);
  const incidentCode = incident?.code ?? null;
  const [newEntry] = useState(() => draftId ?? newKey());
  const subject = incidentCode === null ? { newEntry } : { incident: incidentCode };
  const name = draftName(userId, subject);
  const [{ values, saving, isRestored, deleted }, keeper] = useDraft({ name, subject, initial, onServer: draft });
  const { isBusy, answer, round, post } = usePosting(keeper, subject, actions.post);
  const isTyped = saving.state !== "untouched";
  useEffect(() => {
    if (incidentCode === null && isTyped) {
      nameInAddress(newEntry);
    }
  }, [incidentCode, isTyped, newEntry]);
  const errors = answer?.outcome === "refused" ? answer.fields : {};
  const change = (next: ComposerValues) => keeper.change(next);
  const set = (part: Partial<ComposerValues>) => keeper.change({ ...values, ...part });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      {answer && (
        <PostNote
          key={round}
          answer={answer}
          formId={formId}
          onPost={(confirmed) => void post(confirmed)}
          onPostAfter={(keepsOwn) => {
            if (answer.outcome === "outdated") {
              change(valuesAfterOthers(values, answer, keepsOwn));
              void post();
            }
          }}
          nameOf={(code) => services.find((service) => service.code === code)?.name ?? code}
          onEdit={() => bodyField.current?.focus()}
        />
      )}
      {isRestored && <RestoredNote onRestart={() => keeper.restart()} />}
      {deleted && <DeletedNote onUndo={() => keeper.undoRestart()} />}
      {/* Without its scripts the form could keep nothing of what is typed. */}
      <fieldset disabled={!isInteractive} className="contents">
        {incident === null && (
          <KindChoice values={values} formId={formId} errors={errors} timeZone={timeZone} onChange={change} />
        )}
        {values.kind !== "notice" && (
          <ChoiceGroup
            legend="Status"
            {...(isOver(values) ? { hint: "It is over. To reopen it, choose how it is now" } : {})}
            name={`${formId}-status`}
            value={values.status}
            options={offeredStatuses(values).map((status) => ({ value: status, label: incidentStatusLabels[status] }))}
            onValue={(status) => change(withStatus(values, status))}
          />
        )}
        {isPastEntry(values) && (
          <PastTimes values={values} timeZone={timeZone} formId={formId} errors={errors} onChange={change} />
        )}
        <TextArea
          ref={bodyField}
          formId={formId}
          name="body"
          label={values.kind === "notice" ? "The notice" : "What is happening?"}
          hint={bodyHints[values.kind]}
          value={values.body}
          maxLength={limits.body}
          error={errors.body}
          onValue={(body) => set({ body })}
        />
        <TextArea
          formId={formId}
          name="workaround"
          label="What can people do?"
          hint="Optional. Shown on top, and to the help desk"
          value={values.workaround}
          maxLength={limits.workaround}
          error={errors.workaround}
          isShort
          onValue={(workaround) => set({ workaround })}
        />
        <ServiceChoice
          services={services}
          values={values}
          isNew={incident === null}
          error={errors.services}
          formId={formId}
          onChange={change}
        />
        <PromiseChoice
          values={values}
          timeZone={timeZone}
          error={errors.nextUpdateBy}
          formId={formId}
          onChange={change}
        />
        <ReadingsChoice
          readings={readings}
          isChosen={values.addsReadings}
          onChange={(addsReadings) => set({ addsReadings })}
        />
        <NotifyChoice
          audiences={audiences}
          isChosen={notifies(values)}
          onChange={(notifiesSubscribers) => set({ notifiesSubscribers })}
        />
        <ChannelDownNote
          audiences={audiences}
          chosen={values.services}
          services={services}
          incidentCode={incidentCode}
        />
        <Preview text={values} render={actions.preview} />
        <MoreChoices
          values={values}
          timeZone={timeZone}
          formId={formId}
          errors={errors}
          hasWorkaround={incident?.hasWorkaround ?? false}
          onChange={change}
        />
        <ComposerHelp isNew={incident === null} />
        <div className="foot-bar sticky bottom-0 z-10 [@media(max-height:32rem)]:static -mx-4 mt-5 flex items-center gap-3 border-t border-line bg-paper px-4 py-3">
          <SavedNote saving={saving} />
          <Button type="submit" isBusy={isBusy} className="min-h-13 flex-1 text-[1.0625rem]">
            {isBusy ? "Posting …" : postLabel(values)}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

function isOver({ seen }: ComposerValues): boolean {
  return seen !== null && isEnded(seen.status);
}

const bodyHints: Record<IncidentKind, string> = {
  incident: "What people cannot do, in their words",
  maintenance: "What will not work, and for whom",
  notice: "In plain words",
};

function RestoredNote({ onRestart }: { onRestart: () => void }) {
  return (
    <Note tone="work" className="flex flex-wrap items-center gap-x-3">
      Your draft is back.
      <Button look="quiet" onClick={onRestart}>
        Start over
      </Button>
    </Note>
  );
}

function DeletedNote({ onUndo }: { onUndo: () => void }) {
  return (
    <Note tone="work" role="status" className="flex flex-wrap items-center gap-x-3">
      The draft is deleted.
      <Button look="quiet" onClick={onUndo}>
        Undo
      </Button>
    </Note>
  );
}

function postLabel(values: ComposerValues): string {
  const { kind, status, seen } = values;
  if (seen === null) {
    return isPastEntry(values) ? "Log what is over" : newLabels[kind];
  }
  if (kind === "notice" || isEnded(status) === isEnded(seen.status)) {
    return "Post update";
  }

  return endLabels[status] ?? "Post and reopen";
}

const endLabels: Partial<Record<IncidentStatus, string>> = {
  resolved: "Post and resolve",
  completed: "Post and complete",
  cancelled: "Post that it is cancelled",
};

/** Nobody plans what is cancelled by then. */
function offeredStatuses({ kind, seen }: ComposerValues): IncidentStatus[] {
  return statusesOfKind[kind].filter((status) => seen !== null || status !== "cancelled");
}

const newLabels: Record<IncidentKind, string> = {
  incident: "Open incident",
  maintenance: "Plan maintenance",
  notice: "Post notice",
};

/** A reload, a bookmark and the way back from signing in lead to this draft, and to no other. */
function nameInAddress(draftId: string): void {
  const address = new URL(location.href);
  if (address.searchParams.get("draft") !== draftId) {
    address.searchParams.set("draft", draftId);
    history.replaceState(history.state, "", address);
  }
}
