import type { Actor } from "@/domain/accounts/actor";
import { addTemplateInput } from "@/domain/comments/answer-template-input";
import { parseInput } from "@/domain/shared/input";
import { addTemplate } from "@/server/comments/answer-templates/manage-templates";
import { instantOf } from "./story-time";

/** Puts aside what help desk answers again and again. @param told instants at which that was done already */
export async function setUpTemplates(helpdesk: Actor, loaded: ReadonlySet<number>): Promise<void> {
  for (const { at, ...template } of templates) {
    const addedAt = instantOf(at, new Date(0));
    if (!loaded.has(addedAt.getTime())) {
      await addTemplate(helpdesk, parseInput(addTemplateInput, template), addedAt);
    }
  }
}

const templates = [
  {
    at: "2006-11-01 8:20 am",
    name: "We are looking into it",
    body: "Thank you, that helps. We are looking into it, and will answer here when we know more.",
  },
  {
    at: "2006-11-01 8:21 am",
    name: "Known: see the top of this page",
    body: "This is the fault that this page is about. What you can do for now is on top; it takes about a minute.",
  },
  {
    at: "2006-11-01 8:22 am",
    name: "Tell us more",
    body: "We cannot see this from here yet. Which program is it, since when, and what exactly does the message say? Please leave out your password and your number.",
  },
  {
    at: "2006-11-01 8:23 am",
    name: "Please try again",
    body: "We have changed something that should have helped. Please try again, and write here if it is still so.",
  },
];
