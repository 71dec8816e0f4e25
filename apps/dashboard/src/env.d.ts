/** True in development and in `--mode fake` builds only. */
declare const __FAKE_BACKEND__: boolean;
