/** A thread of a file whose types Node takes off. */
const nothing: number = 0;
process.exitCode = nothing;
