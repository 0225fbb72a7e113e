import type { SourceKind } from "@/domain/shared/words";

type FieldWords = { readonly label: string; readonly hint: string };

type KindWords = {
  readonly label: string;
  readonly about: string;
  /** Null where nothing is asked at an address of the source. */
  readonly url: FieldWords | null;
  /** What says which number is meant; null where a program sends it. */
  readonly query: FieldWords | null;
  readonly interval: FieldWords;
  readonly takesCredentials: boolean;
};

const polled = { label: "Seconds between two polls", hint: "10 or more" };

/** How the console speaks of each kind of source, and which of its fields there are. */
export const kindWords: Record<SourceKind, KindWords> = {
  prometheus: {
    label: "A Prometheus server",
    about: "Asked with PromQL. What it recorded while it could not be reached is fetched afterwards.",
    url: { label: "Address", hint: "Of the server: http://prometheus.example.edu:9090" },
    query: { label: "Query", hint: "PromQL that gives one number" },
    interval: polled,
    takesCredentials: true,
  },
  exposition: {
    label: "A metrics page",
    about: "Any page in the text form of Prometheus, such as an exporter's /metrics.",
    url: { label: "Address", hint: "Of the page: http://mail.example.edu:9100/metrics" },
    query: { label: "Query", hint: 'The name of the number, as it is written there: name{label="value"}' },
    interval: polled,
    takesCredentials: true,
  },
  json: {
    label: "A JSON address",
    about: "Anything that answers JSON; a JSON Pointer says where the number is in it.",
    url: { label: "Address", hint: "It begins with https://" },
    query: { label: "Pointer to the number", hint: "A JSON Pointer: /queues/0/length" },
    interval: polled,
    takesCredentials: true,
  },
  push: {
    label: "Metrics that are sent",
    about: "A script or another program sends each number to an address here, with a token.",
    url: null,
    query: null,
    interval: { label: "Seconds between two numbers", hint: "As often as they are sent. Three left out are a gap" },
    takesCredentials: false,
  },
  certificate: {
    label: "TLS certificates",
    about: "How many days the certificate of a host is still valid.",
    url: null,
    query: {
      label: "Host",
      hint: "mail.example.edu or mail.example.edu:993; with STARTTLS smtp://mail.example.edu:587 or imap://mail.example.edu:143",
    },
    interval: { label: "Seconds between two looks", hint: "3600: every hour" },
    takesCredentials: false,
  },
};
