import { subscriptionScopesIn } from "@/domain/notifications/subscription-input";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What a link to a form selects: `?incident=MAIL-7` or `?service=MAIL`; without either it is everything. */
export function chosenBy(query: Query) {
  const services = named(query["service"]);
  const incidents = named(query["incident"]);
  const everything = services.length === 0 && incidents.length === 0;

  return { choice: "every_update", everything, services, incidents };
}

/** What was chosen in a form that is shown again. */
export function chosenIn(typed: ReadonlyMap<string, string>) {
  const { choice = "", everything, services, incidents } = subscriptionScopesIn(typed);

  return { choice, everything, services: services.flatMap(named), incidents: incidents.flatMap(named) };
}

/** A link to the other form, with the same chosen there. */
export function choosing(
  path: string,
  { services, incidents }: { services: readonly string[]; incidents: readonly string[] },
) {
  const [[service], [incident]] = [services, incidents];
  const query = incident ? `?incident=${incident}` : service ? `?service=${service}` : "";

  return path + query;
}

function named(value: string | string[] | undefined): string[] {
  return typeof value === "string" && /^[a-z0-9-]{2,20}$/i.test(value) ? [value.toUpperCase()] : [];
}
