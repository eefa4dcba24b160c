//! The only reader of flags and environment.

use clap::Args;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// What stands for the organisation until somebody gives its name.
pub const UNNAMED: &str = "Bloemenzee";

/// What every way of serving needs.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address to listen on.
    #[arg(long, env = "BLOEMENZEE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Folder that holds the database when no other database is named; made when it is not there.
    #[arg(long, env = "BLOEMENZEE_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Another database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(long, env = "BLOEMENZEE_DATABASE")]
    pub database: Option<String>,
    /// The address by which people reach this server, as it stands in links and letters.
    #[arg(long, env = "BLOEMENZEE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Folder with methods beside the embedded ones (`*.toml`).
    #[arg(long, env = "BLOEMENZEE_METHODS")]
    pub methods: Option<PathBuf>,
    /// Mail server, `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST`; without it messages wait in
    /// the outbox, to be read and printed.
    #[arg(long, env = "BLOEMENZEE_SMTP")]
    pub smtp: Option<String>,
    /// Sender of mail, `Name <address>`.
    #[arg(long, env = "BLOEMENZEE_MAIL_FROM", default_value = "Bloemenzee <bloemenzee@localhost>")]
    pub mail_from: String,
    /// Key under which the codes of seat cards are kept, 32 bytes in base64url; without it one is
    /// made in the data directory. Every node of one installation has the same.
    #[arg(long, env = "BLOEMENZEE_SEAT_KEY", hide_env_values = true)]
    pub seat_key: Option<String>,
    /// Name of the organisation, as it stands in letters and on the public page.
    #[arg(long, env = "BLOEMENZEE_ORGANISATION", default_value = UNNAMED)]
    pub organisation: String,
}

impl Config {
    /// The address of the database.
    pub fn database(&self) -> String {
        match &self.database {
            Some(named) => named.clone(),
            None => format!("sqlite:{}", self.data_dir.join("bloemenzee.sqlite").display()),
        }
    }

    /// The address by which people reach this server, without a slash at the end.
    pub fn public_url(&self) -> String {
        let named = self.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned());
        named.unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// Whether only this machine reaches it: a loopback address, or a name under `localhost`.
    pub fn local(&self) -> bool {
        let url = self.public_url();
        let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let host = host.split('/').next().unwrap_or("");
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
        let name = name.map_or(host, |(name, _)| name).trim_matches(['[', ']']);
        let named = name == "localhost" || name.ends_with(".localhost");
        named || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// The address by which this machine itself reaches the server.
    pub fn own_url(&self) -> String {
        let mut at = self.listen;
        if at.ip().is_unspecified() {
            at.set_ip(if at.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
        }
        format!("http://{at}")
    }

    /// Whether people reach it by HTTPS, so that cookies can be kept to it.
    pub fn secure(&self) -> bool {
        self.public_url().starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        config: Config,
    }

    #[test]
    fn what_only_this_machine_reaches_is_local() {
        let local = |arguments: &[&str]| Flags::parse_from([&["x"], arguments].concat()).config.local();
        assert!(local(&[]));
        for url in ["http://localhost:8080", "http://lead.localhost:1/", "http://127.0.0.1", "http://[::1]:8080"] {
            assert!(local(&["--public-url", url]), "{url}");
        }
        for url in
            ["http://192.168.1.20:8080", "http://0.0.0.0:8080", "http://zaal.example", "http://localhost.example"]
        {
            assert!(!local(&["--public-url", url]), "{url}");
        }
        assert!(!local(&["--listen", "0.0.0.0:8080"]));
    }
}
