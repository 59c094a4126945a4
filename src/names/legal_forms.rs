//! Legal forms of organizations: Inc., GmbH, 有限公司.
