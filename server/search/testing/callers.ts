import { system } from "@/domain/accounts/actor";
import { addServiceInput } from "@/domain/services/service-input";
import { addService } from "@/server/services/add-service";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, begin, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";

export const mail = "Mail is slow";
export const signIn = "Signing in fails for some";
const dropped = "The connection was interrupted";
const violation = "Access violation at the start of Outlook";
const printing = "Printing";
const wifi = "Wi-Fi";
const courses = "Courses";
const vpn = "VPN";

/** What callers say, and the title of what must come first. */
export const said: readonly (readonly [typed: string, first: string])[] = [
  // The cases of the house.
  ["cant login", signIn],
  ["login", signIn],
  ["emails late", mail],
  ["my inbox is gone", mail],
  ["mail", mail],
  ["courses down", courses],
  ["wifi", wifi],
  ["0x800ccc0f", dropped],
  ["0×800CCC0F", dropped],
  ["800ccc0f", dropped],
  ["timeout sending", mail],
  ["eduroam", wifi],
  ["canvas", courses],
  // Sentences.
  ["why can't I get into my email", mail],
  ["is wifi down?", wifi],
  ["is the wifi working", wifi],
  ["Is anything down?", mail],
  ["what is broken right now", mail],
  ["is there an outage", mail],
  ["hello, my e-mail doesn't work", mail],
  ["I can not sign in anymore", signIn],
  ["Unable to log into my account", signIn],
  ["how do I get on eduroam", wifi],
  ["Where is my homework on Moodle?", courses],
  ["the student says that she cannot print", printing],
  ["nobody can send an email since this morning", mail],
  // With and without apostrophes.
  ["can’t login", signIn],
  ["cannot log in", signIn],
  ["couldnt log on", signIn],
  ["dont get emails", mail],
  ["mail isn`t working", mail],
  ["it wont let me sign-in", signIn],
  ["what's wrong with the wifi", wifi],
  // Other forms.
  ["logging in", signIn],
  ["logins", signIn],
  ["signed in", signIn],
  ["mails", mail],
  ["mailing", mail],
  ["e-mails", mail],
  ["printers", printing],
  ["course", courses],
  ["sending times out", mail],
  ["timed out while sending", mail],
  // Slips.
  ["emial slow", mail],
  ["webmial", mail],
  ["eduraom", wifi],
  ["wirelss", wifi],
  ["moodel", courses],
  ["outlok", mail],
  ["signign in", signIn],
  ["printign", printing],
  // Numbers of errors.
  ["Ox800CCC0F", dropped],
  ["error 0x800ccc0f outlook", dropped],
  ["800CCC0Fh", dropped],
  ["&H800CCC0F", dropped],
  ["-2146644977", dropped],
  ["2148322319", dropped],
  ["0xC0000005", violation],
  ["c0000005", violation],
  ["-1073741819", violation],
  ["3221225477", violation],
  // What a program says, as it is read out.
  ['"connection dropped by imap server"', dropped],
  ["connection dropped by IMAP server", dropped],
  ["'unexpectedly terminated the connection'", dropped],
  ["„server has terminated the connection unexpectedly“", dropped],
  // What it is called elsewhere.
  ["outlook hangs", mail],
  ["thunderbird", mail],
  ["gmail", mail],
  ["wlan", wifi],
  ["wireless", wifi],
  ["Wi Fi", wifi],
  ["wi-fi is slow", wifi],
  ["blackboard", courses],
  ["single sign on", signIn],
  ["shibboleth", signIn],
  ["papercut", printing],
  ["anyconnect", vpn],
  // In other languages.
  ["E-Mail geht nicht", mail],
  ["Postfach ist weg", mail],
  ["kann mich nicht anmelden", signIn],
  ["WLAN funktioniert nicht", wifi],
  ["Drucker druckt nicht", printing],
  ["el correo no funciona", mail],
  ["no puedo iniciar sesión", signIn],
  ["la impresora", printing],
  ["le courriel est lent", mail],
  ["je n'arrive pas à me connecter", signIn],
  ["l'imprimante ne marche pas", printing],
  ["mes cours", courses],
  // What is not said of it.
  ["mail not slow", mail],
  ["no wifi", wifi],
  ["vpn", vpn],
];

/** A campus in the middle of its term: mail is slow, signing in failed three weeks ago, Wi-Fi will be worked on. */
export async function makeCampus(): Promise<void> {
  await makeSite();
  for (const [code, name, description] of services) {
    await addService(system, addServiceInput.parse({ code, name, description }), begin);
  }
  const over = async (change: Parameters<typeof makeIncident>[0], from: string, until: string) => {
    const code = await makeIncident(change, new Date(from));
    await makeUpdate(code, 1, new Date(until), {
      status: change?.kind === "maintenance" ? "completed" : "resolved",
      body: "This is over.",
    });
  };
  await over(
    {
      title: "Inboxes are gone after the move",
      body: "Messages are missing in every inbox.",
      services: [affected("MAIL")],
    },
    "2006-01-10T09:00Z",
    "2006-01-11T09:00Z",
  );
  await over(
    { title: "Login fails and the Wi-Fi is down", services: [affected("ACCOUNTS"), affected("WIFI")] },
    "2006-02-10T09:00Z",
    "2006-02-10T10:00Z",
  );
  await over(
    { title: "Signing in fails for some", body: "Some cannot sign in.", services: [affected("ACCOUNTS")] },
    "2006-11-20T09:00Z",
    "2006-11-21T09:00Z",
  );
  await over(
    {
      kind: "maintenance",
      title: "Courses was down for an upgrade",
      status: "in_progress",
      services: [{ code: "COURSES", status: "under_maintenance" }],
      scheduledFor: new Date("2006-12-01T09:00Z"),
      scheduledUntil: new Date("2006-12-01T11:00Z"),
    },
    "2006-12-01T09:00Z",
    "2006-12-01T11:00Z",
  );
  await over(
    { title: "Printing in the library stops", body: "The toner was out.", services: [affected("PRINT")] },
    "2006-12-08T09:00Z",
    "2006-12-08T12:00Z",
  );
  await makeIncident(
    {
      kind: "notice",
      status: "posted",
      title: "New pages to log in to WebMail",
      body: "The log in pages look new.",
      services: [],
    },
    at("07:00"),
  );
  await makeIncident(
    {
      kind: "maintenance",
      status: "scheduled",
      title: "Wireless controllers are replaced",
      services: [{ code: "WIFI", status: "under_maintenance" }],
      scheduledFor: new Date("2006-12-20T09:00Z"),
      scheduledUntil: new Date("2006-12-20T11:00Z"),
    },
    at("07:30"),
  );
  await makeIncident(
    {
      kind: "maintenance",
      status: "scheduled",
      title: "Mail storage is extended",
      services: [{ code: "MAIL", status: "under_maintenance" }],
      scheduledFor: new Date("2006-12-22T09:00Z"),
      scheduledUntil: new Date("2006-12-22T11:00Z"),
    },
    at("08:00"),
  );
  await makeIncident(
    {
      title: "Mail is slow",
      headline: "Mail is slow, and sending from WebMail times out",
      body: "The storage is overloaded. Mail from other places arrives late.",
      services: [affected("MAIL")],
    },
    at("12:00"),
  );
  await makeKnownError({
    title: "The connection was interrupted",
    messages: "0x800CCC0F\nConnection dropped by IMAP server.\nYour server has unexpectedly terminated the connection.",
    workaround: "Send again after a minute.",
    services: ["MAIL"],
  });
  await makeKnownError({ title: "Access violation at the start of Outlook", messages: "0xC0000005", services: [] });
}

const services = [
  ["MAIL", "Mail", "Sending and reading mail, also in WebMail"],
  ["ACCOUNTS", "Accounts", "Signing in, and passwords"],
  ["WIFI", "Wi-Fi", "Wireless network on campus"],
  ["COURSES", "Courses", "Where courses keep their papers and grades"],
  ["PRINT", "Printing", "Printers in the library and the dormitories"],
  ["VPN", "VPN", "From outside the campus"],
] as const;

function affected(code: string) {
  return { code, status: "partial_outage" };
}
