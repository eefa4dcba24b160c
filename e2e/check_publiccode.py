"""Checks publiccode.yml against the standard's mandatory keys and value sets (version 0.4)."""

import sys

import jsonschema
import yaml

TEXT = {"type": "string", "minLength": 1}
DESCRIPTION = {
    "type": "object",
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "minLength": 1, "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10000},
        "features": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 100}},
    },
}
SCHEMA = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"enum": ["0.4"]},
        "name": TEXT,
        "url": {"type": "string", "pattern": "^https?://"},
        "platforms": {"type": "array", "minItems": 1, "items": TEXT},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "enum": [
                "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
                "standalone/backend", "standalone/other", "addon", "library", "configurationFiles",
            ]
        },
        "description": {
            "type": "object",
            "required": ["nl", "en"],
            "additionalProperties": DESCRIPTION,
        },
        "legal": {"type": "object", "required": ["license"], "properties": {"license": {"const": "EUPL-1.2"}}},
        "maintenance": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"enum": ["internal", "contract", "community", "none"]}},
            "if": {"properties": {"type": {"enum": ["internal", "community"]}}},
            "then": {
                "required": ["contacts"],
                "properties": {"contacts": {"type": "array", "minItems": 1, "items": {"required": ["name"]}}},
            },
        },
        "localisation": {
            "type": "object",
            "required": ["localisationReady", "availableLanguages"],
            "properties": {
                "localisationReady": {"type": "boolean"},
                "availableLanguages": {"type": "array", "minItems": 1, "items": {"pattern": "^[a-z]{2}"}},
            },
        },
    },
}

with open(sys.argv[1], encoding="utf-8") as file:
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(yaml.safe_load(file)))
for error in errors:
    print(f"publiccode.yml: {'/'.join(map(str, error.path))}: {error.message}")
print(f"publiccode.yml: {'sound' if not errors else 'broken'}")
sys.exit(bool(errors))
