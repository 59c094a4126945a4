class Whoswho < Formula
  desc "Language server for the people and organizations in your notes"
  homepage "@address@"
  version "@version@"
  license all_of: [{ any_of: ["MIT", "Apache-2.0"] }, "CC-BY-SA-4.0"]

  on_macos do
    on_arm do
      url "@address@/releases/download/v@version@/whoswho-v@version@-aarch64-apple-darwin.tar.gz"
      sha256 "@sha256 aarch64-apple-darwin@"
    end
    on_intel do
      url "@address@/releases/download/v@version@/whoswho-v@version@-x86_64-apple-darwin.tar.gz"
      sha256 "@sha256 x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@address@/releases/download/v@version@/whoswho-v@version@-aarch64-unknown-linux-gnu.tar.gz"
      sha256 "@sha256 aarch64-unknown-linux-gnu@"
    end
    on_intel do
      url "@address@/releases/download/v@version@/whoswho-v@version@-x86_64-unknown-linux-gnu.tar.gz"
      sha256 "@sha256 x86_64-unknown-linux-gnu@"
    end
  end

  def install
    bin.install "whoswho"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/whoswho.bash" => "whoswho"
    zsh_completion.install "completions/_whoswho"
    fish_completion.install "completions/whoswho.fish"
    doc.install "REFERENCE.md", "NOTICE"
  end

  test do
    (testpath/"People/Ada Brandt.md").write "A painter.\n"
    assert_match "Ada Brandt", shell_output("#{bin}/whoswho list #{testpath}")
  end
end
