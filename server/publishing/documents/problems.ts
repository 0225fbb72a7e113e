import { formerAddressesPath } from "@/domain/publishing/former-addresses";

/** Pages that stand in for another, and what says where they do: published like all, never answered under their own address. */
export const notFoundPath = "/problem/not-found";
export const unavailablePath = "/problem/unavailable";
export const problemPaths = [notFoundPath, unavailablePath, formerAddressesPath] as const;
