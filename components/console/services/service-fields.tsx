import { TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";

type ServiceFieldsProps = {
  groupNames: readonly string[];
  /** The service to change; without it, a new one, which also chooses its code. */
  service?: { name: string; description: string | null; groupName: string | null };
};

export function ServiceFields({ groupNames, service }: ServiceFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="As people say it: Mail"
        initial={service?.name ?? ""}
        maxLength={limits.name}
      />
      {!service && (
        <TextField
          name="code"
          label="Code"
          hint="2 to 8 letters, such as MAIL. Its incidents will be MAIL-1, MAIL-2 … It stays once it was used."
          maxLength={8}
          autoCapitalize="characters"
          autoComplete="off"
        />
      )}
      <TextField
        name="description"
        label="Description"
        hint="Optional. One line for those who do not know it"
        initial={service?.description ?? ""}
        maxLength={limits.description}
      />
      <TextField
        name="groupName"
        label="Group"
        hint="Optional. A name that exists, or a new one"
        initial={service?.groupName ?? ""}
        maxLength={limits.name}
        list="group-names"
        autoComplete="off"
      />
      <datalist id="group-names">
        {groupNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
