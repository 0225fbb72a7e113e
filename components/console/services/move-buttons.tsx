import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";

type MoveButtonsProps = {
  action: FormAction;
  /** Which one is moved. */
  fields: Readonly<Record<string, string>>;
  /** Its name, for those who hear the button alone. */
  of: string;
  isFirst: boolean;
  isLast: boolean;
};

/** One place up or down, where there is one. */
export function MoveButtons({ action, fields, of, isFirst, isLast }: MoveButtonsProps) {
  return (
    <>
      {!isFirst && (
        <ActionButton key="up" action={action} fields={{ ...fields, direction: "up" }} label={`Move ${of} up`}>
          ↑
        </ActionButton>
      )}
      {!isLast && (
        <ActionButton key="down" action={action} fields={{ ...fields, direction: "down" }} label={`Move ${of} down`}>
          ↓
        </ActionButton>
      )}
    </>
  );
}
