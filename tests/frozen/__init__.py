"""Vaults, kits, bundles, key files and backups that earlier versions of peerkit made."""
