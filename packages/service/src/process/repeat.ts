/** Runs a task again and again, a pause after its end, until stopped. The task must not throw. */
export function repeatEvery(pauseMs: () => number, task: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = () => {
    void task().finally(() => {
      if (!isStopped) timer = setTimeout(run, pauseMs());
    });
  };
  run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
