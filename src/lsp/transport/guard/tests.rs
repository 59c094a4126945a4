use std::convert::Infallible;
use std::task::{Context, Poll};

use serde_json::json;
use tower::Service;
use tower_lsp::jsonrpc::{ErrorCode, Request, Response};

use super::service::Answer;
use super::{Guard, ShutdownState};

/// Panics where it is told to, waits for ever where it is told to, and answers everything else.
struct Fake;

impl Service<Request> for Fake {
    type Response = Option<Response>;
    type Error = Infallible;
    type Future = Answer<Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        assert_ne!(request.method(), "panic/call", "before any future");
        Box::pin(async move {
            if request.method() == "shutdown" {
                tokio::task::yield_now().await;
            }
            match request.method() {
                "panic/poll" => panic!("at the first poll"),
                "panic/later" => {
                    tokio::task::yield_now().await;
                    panic!("{}", String::from("after an await"));
                }
                "wait" => std::future::pending().await,
                _ => Ok(request.id().cloned().map(|id| Response::from_ok(id, json!(request.params())))),
            }
        })
    }
}

fn guard() -> Guard<Fake> {
    Guard::new(Fake, ShutdownState::new())
}

fn request(method: &'static str) -> Request {
    Request::build(method).id(7).finish()
}

fn code(answer: Result<Option<Response>, Infallible>) -> Option<ErrorCode> {
    let Ok(answer) = answer;
    Some(answer?.error()?.code)
}

#[tokio::test]
async fn a_panic_becomes_an_internal_error_and_the_next_request_is_answered() {
    let mut guard = guard();
    for method in ["panic/call", "panic/poll", "panic/later"] {
        let answer = guard.call(request(method)).await;
        let response = answer.clone().unwrap().unwrap();
        assert_eq!(response.id(), &7.into(), "{method}");
        assert_eq!(code(answer), Some(ErrorCode::InternalError), "{method}");
        assert!(guard.call(request("fine")).await.unwrap().unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_panic_in_a_notification_is_answered_by_nothing() {
    let answer = guard().call(Request::build("panic/poll").finish()).await;
    assert_eq!(answer, Ok(None));
}

#[tokio::test]
async fn an_answer_passes_unchanged() {
    let request = Request::build("fine").id("a").params(json!({"x": 1})).finish();
    let answer = guard().call(request).await.unwrap().unwrap();
    assert_eq!(answer, Response::from_ok("a".into(), json!({"x": 1})));
}

#[tokio::test]
async fn exit_cancels_what_is_in_flight_and_its_code_tells_of_a_shutdown() {
    let mut guard = guard();
    let waiting = guard.call(request("wait"));
    assert_eq!(guard.call(Request::build("exit").finish()).await, Ok(None));
    assert_eq!(code(waiting.await), Some(ErrorCode::RequestCancelled));
    assert_eq!(guard.life.exit_code(), 1);
}

#[tokio::test]
async fn a_shutdown_is_answered_even_if_exit_does_not_wait_for_it() {
    let mut guard = guard();
    let shutdown = guard.call(Request::build("shutdown").id(1).params(json!({})).finish());
    assert_eq!(guard.call(Request::build("exit").finish()).await, Ok(None));
    assert_eq!(shutdown.await, Ok(Some(Response::from_ok(1.into(), json!(null)))), "and its parameters are gone");
    assert_eq!(guard.life.exit_code(), 0);
}

#[tokio::test]
async fn an_answer_that_is_ready_is_given_even_at_the_end() {
    let mut guard = guard();
    guard.life.close();
    for _ in 0..64 {
        assert!(guard.call(request("fine")).await.unwrap().unwrap().is_ok());
    }
}
