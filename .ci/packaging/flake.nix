# Builds whoswho from the source around it: nix run 'git+file:.?dir=.ci/packaging' at the top of the repository.
{
  description = "A language server for the people and organizations in your notes";

  # It has Rust 1.90 or later.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      manifest = (lib.importTOML ../../Cargo.toml).package;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
    in
    {
      packages = lib.genAttrs systems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.rustPlatform.buildRustPackage {
            pname = manifest.name;
            inherit (manifest) version;
            src = ../..;
            cargoLock.lockFile = ../../Cargo.lock;
            # CI has run the tests.
            doCheck = false;
            nativeBuildInputs = [ pkgs.installShellFiles ];
            postInstall = lib.optionalString (pkgs.stdenv.buildPlatform.canExecute pkgs.stdenv.hostPlatform) ''
              $out/bin/whoswho man man
              installManPage man/*.1
              installShellCompletion --cmd whoswho \
                --bash <($out/bin/whoswho completions bash) \
                --zsh <($out/bin/whoswho completions zsh) \
                --fish <($out/bin/whoswho completions fish)
            '';
            meta = {
              inherit (manifest) description;
              homepage = manifest.repository or null;
              license = with lib.licenses; [
                mit
                asl20
                cc-by-sa-40
              ];
              mainProgram = "whoswho";
            };
          };
        }
      );
    };
}
