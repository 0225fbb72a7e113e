"use client";

import { useEffect, useState } from "react";
import { TextLimitNote } from "@/components/console/text-limit-note";
import { Prose } from "@/components/ui/prose";

export type PreviewText = { body: string; workaround: string };
export type PreviewAnswer = { bodyHtml: string; workaroundHtml: string | null } | { refusal: string };
export type PreviewAction = (text: PreviewText) => Promise<PreviewAnswer>;

type PreviewProps = { text: PreviewText; render: PreviewAction };

/** What readers will see, made by the pipeline that publishes. Folded away until it is asked for; a limit is not. */
export function Preview({ text: { body, workaround }, render }: PreviewProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);

  useEffect(() => {
    if (!isOpen) {
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ask(render, { body, workaround }).then((next) => {
        if (isCurrent) {
          setAnswer(next);
        }
      });
    }, settleMs);

    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isOpen, body, workaround, render]);

  return (
    <>
      <TextLimitNote text={body} of="What is happening:" />
      <TextLimitNote text={workaround} of="What people can do:" />
      <details className="mt-2" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>Preview</summary>
        <p className="mt-1 text-sm text-soft">
          Line breaks stay. **bold**, [words](address), - for a list, and a log between two lines of ```.
        </p>
        <section aria-label="Preview" aria-live="polite" className="rounded-box border border-line bg-card px-4 py-3">
          <Rendered answer={answer} />
        </section>
      </details>
    </>
  );
}

const settleMs = 400;

function Rendered({ answer }: { answer: PreviewAnswer | null }) {
  if (answer === null) {
    return <p className="text-soft">Rendering …</p>;
  }
  if ("refusal" in answer) {
    return <p>{answer.refusal}</p>;
  }

  if (answer.bodyHtml === "" && answer.workaroundHtml === null) {
    return <p className="text-soft">Nothing is written yet.</p>;
  }

  return (
    <>
      <Prose html={answer.bodyHtml} headingsFrom={3} />
      {answer.workaroundHtml && (
        <div className="mt-3 rounded-box border border-work bg-work-bg px-4 py-3">
          <h3 className="font-semibold">What you can do now</h3>
          <Prose html={answer.workaroundHtml} />
        </div>
      )}
    </>
  );
}

async function ask(render: PreviewAction, text: PreviewText): Promise<PreviewAnswer> {
  try {
    return await render(text);
  } catch {
    // The text is what counts; the preview is asked for again with the next keystroke.
    return { refusal: "No preview: the server cannot be reached." };
  }
}
