import { TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";

/** Whoever is signed in says once more that it is them. */
export function ProofField() {
  return (
    <TextField
      name="currentPassword"
      label="Your password or a code"
      type="password"
      autoComplete="current-password"
      maxLength={limits.password}
    />
  );
}
