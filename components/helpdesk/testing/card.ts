import type { CallerCard } from "@/domain/helpdesk/caller-card";

/** What the help desk sees of an incident. */
export const card: CallerCard = {
  key: "MAIL-7",
  title: "Mail is slow",
  badge: { kind: "status", status: "investigating" },
  detail: "Mail: Slow · since 1:45 pm",
  facts: [],
  reason: null,
  script: "Mail is slow. Use <b>WebMail</b>.",
  writtenScript: null,
  code: "MAIL-7",
  spokenCode: "MAIL seven",
  link: "https://status.example.edu/mail-7",
  qr: { size: 3, path: "M1 1h1v1h-1z" },
  promise: { text: "Next update by 3:30 pm", isLate: false },
  workaroundHtml: "<p>Use WebMail.</p>",
  latest: { at: "1:50 pm", text: "We are looking." },
  texts: { phone: "p", chat: "c", mail: "m" },
  counting: { code: "MAIL-7", label: "Nobody said so yet" },
};
