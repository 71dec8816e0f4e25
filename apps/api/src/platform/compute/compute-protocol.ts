import { backTestTable, fitSummary, fitTable, measureCells, valueHistories } from '@pulso/domain';

/** What a computing thread can be asked for: pure functions of the domain over plain data. */
export const computeTasks = { backTestTable, fitSummary, fitTable, measureCells, valueHistories };
type ComputeTasks = typeof computeTasks;
export type TaskName = keyof ComputeTasks;
export type TaskInput<Name extends TaskName> = Parameters<ComputeTasks[Name]>;
export type TaskOutput<Name extends TaskName> = ReturnType<ComputeTasks[Name]>;

export interface ComputeRequest {
  id: number;
  task: TaskName;
  input: readonly unknown[];
}
/** `code` is that of a ModelInputError: an input without an answer, not a fault. */
export type ComputeReply =
  | { id: number; output: unknown }
  | { id: number; error: { message: string; code: string | undefined; stack: string | undefined } };
