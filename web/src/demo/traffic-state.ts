/** Whether people punch by themselves in the demo; `unknown` while the simulator does not say. */
export type TrafficState = "on" | "off" | "unknown";
