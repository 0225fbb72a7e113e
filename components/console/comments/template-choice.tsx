"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Key } from "@/components/ui/key";
import type { AnswerTemplateView } from "@/domain/comments/moderation-views";

type TemplateChoiceProps = {
  templates: readonly AnswerTemplateView[];
  onChoose: (template: AnswerTemplateView) => void;
};

/** The templates, the first nine of them with a key each. While it is open, digits choose among them. */
export function TemplateChoice({ templates, onChoose }: TemplateChoiceProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const chosen = isPlainDigit(event) ? templates[Number(event.key) - 1] : undefined;
    if (chosen) {
      event.preventDefault();
      onChoose(chosen);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    // Before the keys of moderation, which let go of what is taken.
    window.addEventListener("keydown", listener, true);

    return () => window.removeEventListener("keydown", listener, true);
  }, []);

  if (templates.length === 0) {
    return (
      <p className="mt-3">
        There is no template yet. <a href="/staff/comments/templates">Add the first one</a>
      </p>
    );
  }

  return (
    <ul ref={list} aria-label="Templates" className="mt-3 flex flex-wrap gap-2 rounded-box bg-well p-3">
      {templates.map((template, index) => (
        <li key={template.id}>
          <Button onClick={() => onChoose(template)}>
            {index < 9 && <Key aria-hidden>{index + 1}</Key>}
            {template.name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function isPlainDigit({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest("input, textarea, select") !== null;

  return /^[1-9]$/.test(key) && !ctrlKey && !metaKey && !altKey && !isTyping;
}
