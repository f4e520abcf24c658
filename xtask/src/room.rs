//! `cargo xtask serve --room`: a book that is built already, for all machines of a room, without building and without the internet.

use std::collections::BTreeMap;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use flate2::Compression;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::paths::Paths;
use crate::serve::{content_type, file_for};
use crate::{Result, fingerprint};

/// A file as it is sent.
#[derive(Debug)]
struct Shipped {
    kind: &'static str,
    plain: Arc<[u8]>,
    /// Where packing saves something.
    packed: Option<Arc<[u8]>>,
    /// Its name has a hash of its content, so a browser may keep it for ever.
    for_ever: bool,
}

/// The whole book in memory: thirty machines that come at once wait for the network only.
#[derive(Debug, Default)]
pub struct Shelf {
    files: BTreeMap<std::path::PathBuf, Shipped>,
}

/// Serves book/ on all addresses of this machine until the process is ended.
///
/// # Errors
/// When the book is not built, or another program has the port.
pub fn serve(paths: &Paths, port: u16) -> Result {
    let book = paths.book();
    let server = listen(port)?;
    println!("reading and packing {} …", book.display());
    let shelf = Arc::new(Shelf::read(&book)?);
    println!("{}", announcement(&addresses(), port));
    answer_all(&server, &shelf, &book);
    Ok(())
}

/// A server on a port of all addresses of this machine.
///
/// # Errors
/// When another program has the port.
pub fn listen(port: u16) -> Result<Server> {
    Server::http((Ipv4Addr::UNSPECIFIED, port)).map_err(|error| {
        format!(
            "port {port} of this machine cannot be used ({error}).\nAnother program may have it: end that one, or take another port, for example\n\n    \
             cargo xtask serve --room --port {}\n",
            if port == 8080 { 8081 } else { 8080 }
        )
    })
}

/// Answers every request, each in a thread of its own: a slow machine keeps no other one waiting.
pub fn answer_all(server: &Server, shelf: &Arc<Shelf>, book: &Path) {
    for request in server.incoming_requests() {
        let (shelf, book) = (Arc::clone(shelf), book.to_path_buf());
        thread::spawn(move || shelf.answer(request, &book));
    }
}

impl Shelf {
    /// Reads and packs all files of a built book.
    ///
    /// # Errors
    /// When there is no whole book in the folder.
    pub fn read(book: &Path) -> Result<Shelf> {
        let build = "Build it once, where there is internet:\n\n    cargo xtask build\n";
        if !book.join("index.html").is_file() {
            return Err(format!("there is no book in {}. {build}", book.display()));
        }
        let mut names = Vec::new();
        fingerprint::collect(book, &mut names)?;
        if !names.iter().any(|name| name.extension().is_some_and(|ending| ending == "wasm")) {
            return Err(format!("the book in {} was built without Python, so its cells would not run. {build}", book.display()));
        }
        let half = names.len().div_ceil(2);
        let mut files = BTreeMap::new();
        // Packing Python takes a second of one core.
        let parts: Vec<Result<Vec<_>>> = thread::scope(|scope| {
            let jobs: Vec<_> = names.chunks(half).map(|part| scope.spawn(|| part.iter().map(|name| ship(name)).collect())).collect();
            jobs.into_iter().map(|job| job.join().unwrap_or_else(|_| Err("reading the book failed".to_owned()))).collect()
        });
        for part in parts {
            files.extend(part?);
        }
        Ok(Shelf { files })
    }

    fn answer(&self, request: Request, book: &Path) {
        let url = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        if !matches!(request.method(), Method::Get | Method::Head) {
            let _ = request.respond(Response::from_string("only GET and HEAD").with_status_code(405));
            return;
        }
        let file = file_for(book, &url);
        let (status, found) = match self.files.get(&file) {
            Some(found) => (200, Some(found)),
            None => (404, self.files.get(&book.join("404.html"))),
        };
        let Some(found) = found else {
            let _ = request.respond(Response::from_string("nothing here").with_status_code(404));
            return;
        };
        let packs = request.headers().iter().any(|header| header.field.equiv("Accept-Encoding") && header.value.as_str().contains("gzip"));
        let packed = found.packed.as_ref().filter(|_| packs);
        let content = Arc::clone(packed.unwrap_or(&found.plain));
        let length = content.len();
        let cache = if found.for_ever { "max-age=31536000, immutable" } else { "no-cache" };
        let mut headers = vec![("Content-Type", found.kind), ("Cache-Control", cache), ("Vary", "Accept-Encoding")];
        if packed.is_some() {
            headers.push(("Content-Encoding", "gzip"));
        }
        let headers = headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect();
        let response = Response::new(status.into(), headers, std::io::Cursor::new(content), Some(length), None)
            // Else a long answer would come in chunks, without its length.
            .with_chunked_threshold(usize::MAX);
        // The reader may have closed the page meanwhile.
        let _ = request.respond(response);
    }
}

fn ship(name: &Path) -> Result<(std::path::PathBuf, Shipped)> {
    let plain = fs::read(name).map_err(|error| format!("cannot read {}: {error}", name.display()))?;
    let kind = content_type(name);
    let is_packed_already = ["png", "woff2", "jpg", "webp"].iter().any(|ending| name.extension().is_some_and(|is| is == *ending));
    let packed = if is_packed_already {
        None
    } else {
        Some(fingerprint::gzip(&plain, Compression::default())?).filter(|packed| packed.len() < plain.len())
    };
    let for_ever = name.parent().is_some_and(|folder| folder.ends_with("playground"));
    Ok((name.to_path_buf(), Shipped { kind, plain: plain.into(), packed: packed.map(Arc::from), for_ever }))
}

/// The addresses under which other machines may find this one.
fn addresses() -> Vec<IpAddr> {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    all.into_iter().filter(|one| !one.is_loopback()).map(|one| one.ip()).filter(IpAddr::is_ipv4).collect()
}

/// What the terminal says, for the board.
fn announcement(addresses: &[IpAddr], port: u16) -> String {
    let lines: String = addresses.iter().map(|address| format!("      http://{address}:{port}/\n")).collect();
    let board = match addresses.len() {
        0 => "  This machine has no address in a network, so no other machine can reach it. Connect it to the room's network and start again.\n"
            .to_owned(),
        1 => format!("  Write this address on the board:\n\n{lines}"),
        _ => format!("  Write on the board which of these the room can reach (try them on another machine):\n\n{lines}"),
    };
    format!(
        "\n{board}\n  On this machine: http://127.0.0.1:{port}/\n  Where nobody gets through, a firewall of this machine may be the reason: allow port {port} in it.\n  \
         Nothing is built and nothing is fetched. End with Ctrl+C.\n"
    )
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use flate2::read::GzDecoder;

    use super::*;

    /// A book with a page, and a file as large as Python that packs badly.
    fn book(name: &str) -> (std::path::PathBuf, Vec<u8>) {
        let book = std::env::temp_dir().join(format!("room-{name}-{}", std::process::id()));
        let mut state = 1_u32;
        let wasm: Vec<u8> = (0..3_000_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 28) as u8
            })
            .collect();
        fingerprint::write(&book.join("index.html"), b"<p>the book, the book, the book, the book</p>").unwrap();
        fingerprint::write(&book.join("404.html"), b"nothing here").unwrap();
        fingerprint::write(&book.join("playground/python.1.wasm"), &wasm).unwrap();
        (book, wasm)
    }

    /// The head of the answer and its body.
    fn get(port: u16, request: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(stream, "{request}\r\nHost: room\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..head].to_vec()).unwrap(), answer[head + 4..].to_vec())
    }

    fn started(name: &str) -> (u16, Vec<u8>) {
        let (book, wasm) = book(name);
        let (shelf, server) = (Arc::new(Shelf::read(&book).unwrap()), listen(0).unwrap());
        let port = server.server_addr().to_ip().unwrap().port();
        thread::spawn(move || answer_all(&server, &shelf, &book));
        (port, wasm)
    }

    #[test]
    fn thirty_machines_at_once_get_every_byte() {
        let (port, wasm) = started("thirty");
        thread::scope(|scope| {
            for number in 0..30 {
                let wasm = &wasm;
                scope.spawn(move || {
                    let packs = number % 2 == 0;
                    let accept = if packs { "\r\nAccept-Encoding: gzip, br" } else { "" };
                    let (head, body) = get(port, &format!("GET /playground/python.1.wasm HTTP/1.1{accept}"));
                    let head = head.to_ascii_lowercase();
                    assert!(head.contains("200 ok") && head.contains("content-type: application/wasm"), "{head}");
                    assert!(head.contains("immutable") && head.contains(&format!("content-length: {}", body.len())), "{head}");
                    assert_eq!(head.contains("content-encoding: gzip"), packs, "{head}");
                    let mut unpacked = Vec::new();
                    match packs {
                        true => drop(GzDecoder::new(body.as_slice()).read_to_end(&mut unpacked).unwrap()),
                        false => unpacked = body,
                    }
                    assert!(&unpacked == wasm, "not the bytes of the file");
                });
            }
        });
    }

    #[test]
    fn pages_are_asked_for_again_and_nothing_outside_the_book_is_given() {
        let (port, _) = started("pages");
        let (head, body) = get(port, "GET / HTTP/1.1");
        assert!(head.contains("no-cache") && body.starts_with(b"<p>the book"), "{head}");
        let (head, body) = get(port, "HEAD /index.html HTTP/1.1");
        assert!(head.contains("200") && body.is_empty(), "{head}");
        for url in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/none.html"] {
            let (head, body) = get(port, &format!("GET {url} HTTP/1.1"));
            assert!(head.contains("404") && body == b"nothing here", "{url}: {head}");
        }
        assert!(get(port, "POST / HTTP/1.1\r\nContent-Length: 0").0.contains("405"));
    }

    #[test]
    fn what_is_missing_is_said_with_what_to_do() {
        let nowhere = std::env::temp_dir().join("room-nowhere");
        assert!(Shelf::read(&nowhere).unwrap_err().contains("cargo xtask build"));
        let (book, _) = book("without");
        fs::remove_dir_all(book.join("playground")).unwrap();
        assert!(Shelf::read(&book).unwrap_err().contains("without Python"));
        let taken = listen(0).unwrap();
        let port = taken.server_addr().to_ip().unwrap().port();
        let problem = listen(port).err().unwrap();
        assert!(problem.contains(&format!("port {port}")) && problem.contains("--port 8080"), "{problem}");
    }

    #[test]
    fn the_board_gets_addresses_that_others_can_reach() {
        let at = |addresses: &[[u8; 4]]| announcement(&addresses.iter().map(|&octets| octets.into()).collect::<Vec<_>>(), 3000);
        assert!(at(&[[192, 168, 1, 20]]).contains("Write this address on the board:\n\n      http://192.168.1.20:3000/\n"));
        assert!(at(&[[192, 168, 1, 20], [10, 0, 0, 2]]).contains("http://10.0.0.2:3000/"));
        assert!(at(&[]).contains("no address in a network"));
    }
}
