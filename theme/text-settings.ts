/** Every heading and label of a cell's settings: the names that the console of AWS Lambda gives them. In one table, like text.ts. */

export const settingsText = {
  title: "Settings",
  changed: (count: number) => (count === 1 ? "1 changed" : `${count} changed`),
  summary: (memory: string, timeout: string) => `Memory ${memory} MB · Timeout ${timeout} s`,
  note: "They count from the next run on. A new setting means a new execution environment.",

  /** Groups with the headings of the console's Configuration tab, and their fields. */
  groups: {
    runtime: "Runtime settings",
    general: "General configuration",
    asynchronous: "Asynchronous invocation",
    environment: "Environment variables",
    monitoring: "Monitoring and operations tools",
  },
  fields: {
    handler: "Handler",
    memory_mb: "Memory",
    timeout_s: "Timeout",
    ephemeral_storage_mb: "Ephemeral storage (/tmp)",
    maximum_event_age_s: "Maximum age of event",
    maximum_retry_attempts: "Retry attempts",
    log_format: "Log format",
    application_log_level: "Application log level",
    system_log_level: "System log level",
  },
  units: { memory_mb: "MB", timeout_s: "s", ephemeral_storage_mb: "MB", maximum_event_age_s: "s" },
  handlerMeans: (file: string, name: string) => `file ${file}.py, function ${name}`,
  handlerMeansNothing: "write the file without .py, a dot, the function",
  noLevel: "not set",
  key: "Key",
  value: "Value",
  add: "Add environment variable",
  remove: "Remove",
  removeNamed: (key: string) => `Remove ${key}`,
  keyOf: (index: number) => `Key of variable ${index}`,
  valueOf: (index: number) => `Value of variable ${index}`,
  refused: "Nothing was run: a setting was refused.",
} as const;
