//! `/api/v1`: read models as resources, commands as one door, problem+json for what cannot be.
