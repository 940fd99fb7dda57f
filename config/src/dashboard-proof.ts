/**
 * The header in which the dashboard's server shows the router the secret of this machine: it alone may say, in
 * `x-forwarded-for`, which visitor it asks for. Any other program on this machine could write that header too.
 */
export const DASHBOARD_PROOF_HEADER = "x-dashboard-proof";
