import type { SaidUpdate } from "./said-update";

/**
 * What updates would have said had their authors chosen the right service from the beginning. Where one speaks of both,
 * as an update does that corrects the first, what it says of the right one holds.
 * @param to null: none of them would have spoken of a service
 */
export function moveService<Update extends Pick<SaidUpdate, "services">>(
  updates: readonly Update[],
  from: string,
  to: string | null,
): Update[] {
  return updates.map((update) => {
    const said = update.services.get(from);
    if (said === undefined) {
      return update;
    }
    const services = new Map(update.services);
    services.delete(from);
    if (to !== null && !services.has(to)) {
      services.set(to, said);
    }

    return { ...update, services };
  });
}
