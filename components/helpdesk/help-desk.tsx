"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { type CardActions, CallerCardView } from "./caller-card-view";
import { DayBoard } from "./day-board";
import { ProblemNote } from "./problem-note";
import { optionId, ResultList } from "./result-list";
import { SearchBox } from "./search-box";
import { useAnswer } from "./use-answer";
import { useChoice } from "./use-choice";

type HelpDeskProps = {
  /** What the page was asked for, answered. */
  initial: HelpdeskAnswer;
  phone: string | null;
  hours: string | null;
  actions: CardActions;
};

/** One box, what it finds, and the card that answers a caller. */
export function HelpDesk({ initial, phone, hours, actions }: HelpDeskProps) {
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const cardBox = useRef<HTMLElement>(null);
  const { typed, setTyped, answer, problem, isBehind, askAgain } = useAnswer(initial);
  const choice = useChoice(answer, isBehind);
  const { cards, shown } = choice;
  const isDay = answer.query === "" && shown === null;

  // What was typed before the scripts were there.
  useEffect(() => setTyped((last) => box.current?.value ?? last), [setTyped]);
  useEffect(() => {
    const address = answer.query === "" ? "/helpdesk" : `/helpdesk?q=${encodeURIComponent(answer.query)}`;
    window.history.replaceState(null, "", address);
  }, [answer.query]);
  useEffect(() => {
    if (choice.isOpened) {
      cardBox.current?.focus();
    }
  }, [choice.isOpened, shown?.key]);
  useEffect(() => {
    const comeBack = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) {
        return;
      }
      if (document.activeElement === box.current) {
        setTyped("");
        choice.reset();
      } else {
        choice.close();
        box.current?.focus();
        box.current?.select();
      }
    };
    document.addEventListener("keydown", comeBack);

    return () => document.removeEventListener("keydown", comeBack);
  }, [choice, setTyped]);

  return (
    <>
      <h1 className="sr-only">Help desk</h1>
      <div className="mt-2">
        <SearchBox
          ref={box}
          typed={typed}
          listId={listId}
          isExpanded={!isDay && cards.length > 0}
          activeOptionId={isDay || !shown ? null : optionId(listId, shown.key)}
          onType={(text) => {
            setTyped(text);
            choice.reset();
          }}
          onStep={choice.step}
          onEnter={choice.openFirst}
        />
      </div>
      {problem && <ProblemNote problem={problem} readAt={answer.readAt} typed={typed} />}
      <p role="status" className={isDay || cards.length > 0 ? "sr-only" : "mt-6 text-lg"}>
        {foundSentence(answer, cards.length, isBehind, problem !== null)}
      </p>
      {isDay && (
        <DayBoard
          services={answer.services}
          groups={answer.groups}
          readAt={answer.readAt}
          phone={phone}
          hours={hours}
          onOpen={choice.open}
        />
      )}
      {!isDay && cards.length === 0 && !isBehind && <NothingFound />}
      {!isDay && shown && (
        <div className="mt-4 grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <div className={choice.isOpened ? "max-lg:hidden" : ""}>
            <ResultList id={listId} cards={cards} activeKey={shown.key} onOpen={choice.open} />
          </div>
          <div className={choice.isOpened ? "" : "max-lg:hidden"} onFocusCapture={choice.hold}>
            <Button className="mb-3 lg:hidden" onClick={choice.close}>
              Back to the list
            </Button>
            <CallerCardView key={shown.key} ref={cardBox} card={shown} actions={actions} onChanged={askAgain} />
          </div>
        </div>
      )}
    </>
  );
}

function foundSentence({ query }: HelpdeskAnswer, count: number, isBehind: boolean, isAway: boolean): string {
  if (isBehind) {
    return isAway ? "" : "Looking …";
  }
  if (query === "") {
    return "";
  }

  return count === 0 ? `Nothing matches “${query}”.` : `${count} found.`;
}

function NothingFound() {
  return (
    <p className="mt-1">
      Try fewer words, or the error’s number. If it is new,{" "}
      <a href="/report" target="_blank">
        report it for the caller
      </a>
      .
    </p>
  );
}
