"use client";

import { type KeyboardEvent, type Ref, useId, useRef, useState } from "react";
import type { FormAction } from "@/components/console/form-state";
import { IncidentFacts } from "@/components/incidents/incident-facts";
import { Prose } from "@/components/ui/prose";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { CardBadge } from "./card-badge";
import { CopyButtons, type Copying } from "./copy-buttons";
import { CountCaller } from "./count-caller";
import { PromiseLine } from "./promise-line";
import { QrPicture } from "./qr-picture";
import { ScriptBox } from "./script-box";

export type CardActions = { count: FormAction; uncount: FormAction; saveScript: FormAction };

type CallerCardViewProps = {
  card: CallerCard;
  actions: CardActions;
  /** Something was written: the card is to be read again. */
  onChanged: () => void;
  ref: Ref<HTMLElement>;
};

/** All that is needed while somebody is on the phone. Its keys work while it has the focus. */
export function CallerCardView({ card, actions, onChanged, ref }: CallerCardViewProps) {
  const headingId = useId();
  const form = useRef<HTMLFormElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const copying = useRef<Copying>(null);
  const [isEditing, setIsEditing] = useState(false);

  const doOfKey: Partial<Record<string, () => void>> = {
    c: () => form.current?.requestSubmit(),
    n: () => note.current?.focus(),
    e: () => setIsEditing(true),
    1: () => copying.current?.copy("phone"),
    2: () => copying.current?.copy("chat"),
    3: () => copying.current?.copy("mail"),
  };

  function press(event: KeyboardEvent) {
    const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea");
    const act = doOfKey[event.key.toLowerCase()];
    if (act && !isTyping && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  }

  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-labelledby={headingId}
      onKeyDown={press}
      className="scroll-mt-2 rounded-box border border-line bg-card px-4 py-4 sm:px-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <CodeLine card={card} />
          <h2 id={headingId} dir="auto" className="mt-1 text-xl font-bold">
            {card.title}
          </h2>
          <p className="text-sm text-soft">{card.detail}</p>
          <IncidentFacts facts={card.facts} />
          {card.promise && (
            <p className="mt-1">
              <PromiseLine promise={card.promise} />
            </p>
          )}
        </div>
        <div className="max-lg:order-last max-lg:hidden">
          <QrPicture qr={card.qr} label={`QR code of ${card.link}`} />
        </div>
      </div>
      <div className="mt-4 space-y-4">
        <ScriptBox
          card={card}
          isEditing={isEditing}
          onEdit={setIsEditing}
          saveScript={actions.saveScript}
          onSaved={onChanged}
        />
        {card.counting && (
          <CountCaller
            counting={card.counting}
            isOfAnother={card.counting.code !== card.code}
            count={actions.count}
            uncount={actions.uncount}
            onCounted={onChanged}
            formRef={form}
            noteRef={note}
          />
        )}
        <CopyButtons ref={copying} texts={card.texts} />
        <p>
          <a href={card.link} target="_blank" className="inline-flex min-h-11 items-center break-all">
            {card.link.replace(/^https?:\/\//, "")}
          </a>
        </p>
        <MoreToSay card={card} />
        <div className="lg:hidden">
          <QrPicture qr={card.qr} label={`QR code of ${card.link}`} />
        </div>
      </div>
    </article>
  );
}

function CodeLine({ card: { code, spokenCode, badge } }: { card: CallerCard }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {code !== null && <span className="font-mono text-lg font-bold tracking-wide">{code}</span>}
      {spokenCode !== null && <span className="text-lg">say “{spokenCode}”</span>}
      <CardBadge badge={badge} />
    </p>
  );
}

/** For the question that follows. */
function MoreToSay({ card: { workaroundHtml, latest } }: { card: CallerCard }) {
  return (
    <>
      {workaroundHtml !== null && (
        <section>
          <h3 className="font-bold">What they can do</h3>
          <Prose html={workaroundHtml} />
        </section>
      )}
      {latest && (
        <section>
          <h3 className="font-bold">Latest, {latest.at}</h3>
          <p className="text-soft">{latest.text}</p>
        </section>
      )}
    </>
  );
}
